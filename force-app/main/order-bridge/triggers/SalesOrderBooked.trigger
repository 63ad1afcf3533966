trigger SalesOrderBooked on SalesOrderBooked__e(after insert) {
  new SalesOrderBookedHandler(Trigger.new).handle();
}
