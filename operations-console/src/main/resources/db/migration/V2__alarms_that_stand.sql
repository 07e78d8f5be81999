-- Every alarm of a session that still asks for somebody, one row a rule: the worst is never hidden by a later, milder one.
create table alarm (
  session_id uuid not null,
  rule text not null,
  tier text not null,
  at timestamptz not null,
  primary key (session_id, rule));

insert into alarm (session_id, rule, tier, at)
  select session_id, alarm_rule, alarm_tier, alarm_at from infusion where alarm_tier is not null;

alter table infusion drop column alarm_tier, drop column alarm_rule, drop column alarm_at;

-- What a consumer has not handled is looked for in all that receipts are kept for.
create index stream_head_by_topic on stream_head (topic, recorded_at);
