/** What a package automates besides flows and Apex, read from its files: approvals, workflow, templates, and who takes part. */
import { readEmailFolders, readEmailTemplates } from '../workflow/email/read-email-templates.ts';
import type { EmailFolderSource, EmailTemplateSource } from '../workflow/email/read-email-templates.ts';
import { readWorkflows } from '../workflow/definition/read-workflows.ts';
import type { Workflow } from '../workflow/definition/workflow-metadata.ts';
import type { ApprovalProcess } from './definition/approval-metadata.ts';
import { readApprovalProcesses } from './definition/read-approval-processes.ts';
import { readPeople, type PeopleSource } from './people/people-metadata.ts';

export type Automation = {
  readonly people: PeopleSource;
  readonly processes: readonly ApprovalProcess[];
  readonly workflows: readonly Workflow[];
  readonly templates: readonly EmailTemplateSource[];
  readonly emailFolders: readonly EmailFolderSource[];
};

/** @throws SourceInvalid naming the file and the element at fault */
export const readAutomation = (directories: readonly string[]): Automation => ({
  people: readPeople(directories),
  processes: readApprovalProcesses(directories),
  workflows: readWorkflows(directories),
  templates: readEmailTemplates(directories),
  emailFolders: readEmailFolders(directories),
});
