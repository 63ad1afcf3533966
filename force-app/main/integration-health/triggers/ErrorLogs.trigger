trigger ErrorLogs on ErrorLog__c(before insert) {
  new ErrorLogRouting().assignNew(Trigger.new);
}
