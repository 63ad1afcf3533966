trigger Orders on Order(before update) {
  new OrderGuard(Trigger.new, Trigger.oldMap).check();
}
