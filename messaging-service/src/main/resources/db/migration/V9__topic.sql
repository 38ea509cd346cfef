-- What a room is about, in its members' words; null where nobody has said.
alter table conversation add column topic text;
alter table conversation add constraint conversation_topic check (topic is null or kind = 'room');
