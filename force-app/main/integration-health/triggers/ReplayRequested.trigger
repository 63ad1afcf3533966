trigger ReplayRequested on ReplayRequested__e(after insert) {
  new ReplayRequestedHandler(Trigger.new).handle();
}
