trigger InvoicesSynced on InvoicesSynced__e(after insert) {
  new InvoicesSyncedHandler(Trigger.new).handle();
}
