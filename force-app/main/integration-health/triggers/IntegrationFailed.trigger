trigger IntegrationFailed on IntegrationFailed__e(after insert) {
  new IntegrationFailedHandler(Trigger.new).handle();
}
