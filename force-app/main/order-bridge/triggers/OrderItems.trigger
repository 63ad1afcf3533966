trigger OrderItems on OrderItem(before insert, before update, before delete) {
  new OrderItemGuard(Trigger.isDelete ? Trigger.old : Trigger.new, Trigger.isUpdate ? Trigger.oldMap : null).check();
}
