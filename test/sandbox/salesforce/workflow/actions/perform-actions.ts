/**
 * Actions at work: field updates first, each seeing what those before it set, then tasks and emails about the record as it is then.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import { SaveFailure } from '../../data/save-failure.ts';
import type { SObjectRecord } from '../../data/types.ts';
import { outboxOf } from '../email/outbox.ts';
import { withoutRules } from '../suspended-rules.ts';
import type { Actions } from './compile-actions.ts';
import type { Change } from './field-update.ts';
import { actorEmails } from './recipients.ts';
import type { Scene } from './scene.ts';

/** What the updates set, on the record itself and on its parents; nothing is saved yet. */
export const changesOf = (scene: Scene, updates: Actions['updates']): readonly Change[] => {
  const changes: Change[] = [];
  let seen = scene;
  for (const run of updates) {
    const change = run(seen);
    if (change === undefined) continue;
    changes.push(change);
    if (change.id === scene.record.Id) seen = { ...seen, record: { ...seen.record, [change.field]: change.value } };
  }
  return changes;
};

/** Tells who owns a record from now on. */
const notifyOwners = (scene: Scene, changes: readonly Change[]): void => {
  for (const { field, notifies, value, object, id } of changes) {
    if (field !== 'OwnerId' || !notifies) continue;
    const to = actorEmails(scene, value);
    if (to.length === 0) continue;
    outboxOf(scene.org).send({
      ...{ to, cc: [], bcc: [], from: String(scene.org.byId('User', scene.caller.userId)?.Email ?? '') },
      ...{ subject: `${object.label} transferred to you.`, body: '', htmlBody: '', source: 'Owner', relatedTo: id },
    });
  }
};

const saveOne = ({ org, caller }: Scene, changes: readonly Change[]): void => {
  const [first] = changes;
  if (first === undefined) return;
  const values = Object.fromEntries(changes.map(({ field, value }) => [field, value]));
  const save = { object: first.object.name, records: [{ Id: first.id, ...values }], allOrNone: true };
  const update = (): void => {
    const [result] = org.updateByAction(caller, save);
    if (result?.success !== true) throw new SaveFailure(result?.errors ?? []);
  };
  if (changes.some(({ reevaluates }) => reevaluates)) update();
  else withoutRules(org, update);
};

/** Saves changes, one save for each record. @throws SaveFailure when one of them cannot be saved */
export const saveChanges = (scene: Scene, changes: readonly Change[]): void => {
  for (const id of new Set(changes.map((change) => change.id)))
    saveOne(
      scene,
      changes.filter((change) => change.id === id),
    );
  notifyOwners(scene, changes);
};

const present = ({ org, object, record }: Scene): SObjectRecord => org.byId(object.name, record.Id) ?? record;

/** Tasks and emails. @throws SaveFailure when a task cannot be saved */
export const tellPeople = (scene: Scene, { tasks, alerts }: Pick<Actions, 'tasks' | 'alerts'>): void => {
  for (const run of tasks) run(scene);
  for (const run of alerts) run(scene);
};

/** All of them. @throws SaveFailure when a record or a task cannot be saved */
export const performActions = (scene: Scene, actions: Actions): void => {
  saveChanges(scene, changesOf(scene, actions.updates));
  tellPeople({ ...scene, record: present(scene) }, actions);
};
