import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { approvalProcess, dealSourceWith, step } from '../../../approvals/sample-approvals.ts';
import { outcomeOf } from '../data-sample.ts';

const source = dealSourceWith(
  approvalProcess({
    steps: step('Chosen', [['adhoc']]),
    entry: '<entryCriteria><formula>Amount__c &gt; 0</formula></entryCriteria>',
  }),
  { 'queues/Desk.queue-meta.xml': '<Queue><name>Desk</name></Queue>' },
);
after(() => source.remove());

const SUBMIT = `Deal__c deal = new Deal__c(Name = 'Barn', Amount__c = 5); insert deal;
  Approval.ProcessSubmitRequest request = new Approval.ProcessSubmitRequest();
  request.setObjectId(deal.Id); request.setComments('Please'); request.setNextApproverIds(new Id[]{ UserInfo.getUserId() });
  Approval.ProcessResult result = Approval.process(request);`;

const run = (body: string): string => outcomeOf(body, [source.directory]);

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_process_example.htm
test('a record is submitted and approved by its work item', () => {
  assert.equal(
    run(`${SUBMIT}
      String told = result.isSuccess() + ' ' + result.getInstanceStatus() + ' ' + (result.getEntityId() == deal.Id);
      Approval.ProcessWorkitemRequest answer = new Approval.ProcessWorkitemRequest();
      answer.setAction('Approve'); answer.setWorkitemId(result.getNewWorkitemIds()[0]);
      Approval.ProcessResult second = Approval.process(answer);
      return told + ' ' + second.getInstanceStatus() + ' ' + [SELECT Status__c FROM Deal__c].Status__c
        + ' ' + Approval.isLocked(deal.Id);`),
    'true Pending true Approved Agreed true',
  );
});

test('work items, steps and history are found by queries', () => {
  assert.equal(
    run(`${SUBMIT}
      ProcessInstance instance = [SELECT Status, ProcessDefinition.DeveloperName, (SELECT StepStatus, Comments FROM Steps),
        (SELECT ActorId FROM Workitems), (SELECT StepStatus, IsPending FROM StepsAndWorkitems ORDER BY IsPending)
        FROM ProcessInstance WHERE TargetObjectId = :deal.Id];
      Deal__c shown = [SELECT (SELECT StepStatus FROM ProcessSteps) FROM Deal__c WHERE Id = :deal.Id];
      return instance.ProcessDefinition.DeveloperName + ' ' + instance.Steps[0].Comments + ' ' + instance.Workitems.size()
        + ' ' + instance.StepsAndWorkitems[1].StepStatus + ' ' + shown.ProcessSteps.size();`),
    'Agreement Please 1 Pending 2',
  );
});

test('what is refused is an exception, or a result where not all have to stand', () => {
  assert.equal(
    run(
      `${SUBMIT} try { Approval.process(request); } catch (DmlException error) { return error.getMessage(); } return 'done';`,
    ),
    'Process failed. First exception on row 0; first error: ALREADY_IN_PROCESS, Cannot submit object already in process.: []',
  );
  assert.equal(
    run(`${SUBMIT} List<Approval.ProcessResult> results = Approval.process(new List<Approval.ProcessSubmitRequest>{ request }, false);
      return results[0].isSuccess() + ' ' + results[0].getErrors()[0].getStatusCode();`),
    'false ALREADY_IN_PROCESS',
  );
});
