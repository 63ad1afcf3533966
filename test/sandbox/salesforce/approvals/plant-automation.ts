/**
 * What a package automates as rows: queues and roles, email templates, the definitions of approval processes.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_processdefinition.htm
 */
import type { Plant } from '../data/seed-setup.ts';
import type { EmailTemplateSource } from '../workflow/email/read-email-templates.ts';
import type { Automation } from './automation.ts';
import type { ApprovalProcess } from './definition/approval-metadata.ts';
import { plantPeople } from './people/plant-people.ts';

/** What stands for the two ways a record under approval may be edited. */
const LOCKS = { AdminOnly: 'Admin', AdminOrCurrentApprover: 'Workitem' } as const;

const plantProcess = (plant: Plant, process: ApprovalProcess): void => {
  const { Id } = plant('ProcessDefinition', {
    Name: process.label,
    DeveloperName: process.developerName,
    Type: 'Approval',
    Description: process.description ?? null,
    TableEnumOrId: process.object,
    LockType: LOCKS[process.recordEditability],
    State: process.active ? 'Active' : 'Inactive',
  });
  for (const { name, label, description } of process.approvalStep)
    plant('ProcessNode', {
      Name: label,
      DeveloperName: name,
      Description: description ?? null,
      ProcessDefinitionId: Id,
    });
};

/** A template is plain text, or HTML with plain text beside it. */
const bodiesOf = ({ type, content, textOnly }: EmailTemplateSource) =>
  type === 'text' ? { Body: content, HtmlValue: null } : { Body: textOnly ?? null, HtmlValue: content };

const plantTemplates = (plant: Plant, { templates, emailFolders }: Automation): void => {
  const known = new Map(emailFolders.map((folder) => [folder.developerName, folder]));
  const names = new Set([...known.keys(), ...templates.map(({ folder }) => folder)]);
  const folders = new Map(
    [...names].map((name) => {
      const { name: label = name, accessType = 'Public' } = known.get(name) ?? {};
      return [name, plant('Folder', { Name: label, DeveloperName: name, Type: 'Email', AccessType: accessType }).Id];
    }),
  );
  for (const template of templates)
    plant('EmailTemplate', {
      ...bodiesOf(template),
      Name: template.name,
      DeveloperName: template.developerName,
      FolderId: folders.get(template.folder) ?? null,
      TemplateType: template.type,
      TemplateStyle: template.style,
      Encoding: template.encodingKey,
      Subject: template.subject ?? null,
      Description: template.description ?? null,
      IsActive: template.available,
      UiType: template.uiType ?? 'Aloha',
    });
};

/**
 * @param user the id of the user of that name
 * @throws SourceInvalid for people who are not there
 */
export const plantAutomation = (
  plant: Plant,
  automation: Automation,
  user: (username: string) => string | undefined,
): void => {
  plantPeople(plant, automation.people, user);
  plantTemplates(plant, automation);
  for (const process of automation.processes) plantProcess(plant, process);
};
