/**
 * What the members of a kind can read of the events that they themselves write. A newer edition is written only once the older ones are gone from
 * `editions`: they can go as long as no member reads no more than that, and once they have gone, none can join. A member that says nothing is of code
 * that knows the first.
 */
export const editionTables = `
create table if not exists projections.editions (
  kind text not null,
  edition integer not null,
  primary key (kind, edition)
);
insert into projections.editions (kind, edition) values ('projection', 1), ('process', 1), ('process', 2) on conflict do nothing;

alter table projections.members add column if not exists edition integer not null default 1;
alter table projections.members drop constraint if exists members_read_what_is_written;
alter table projections.members add constraint members_read_what_is_written
  foreign key (kind, edition) references projections.editions (kind, edition);
`;
