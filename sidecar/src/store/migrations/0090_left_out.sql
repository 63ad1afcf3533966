-- Records of NetSuite that a flow left out, by its cut-over, its filter or because it is not used; taken once they take part.
create table orderbridge.left_out (
  flow text not null,
  id bigint not null,
  customer_id text not null,
  dated_on date not null,
  primary key (flow, id)
);
create index left_out_by_customer on orderbridge.left_out (flow, customer_id, dated_on);
