trigger PaymentReceived on PaymentReceived__e(after insert) {
  new PaymentReceivedHandler(Trigger.new).handle();
}
