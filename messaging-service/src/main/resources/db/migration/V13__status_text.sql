-- What people say of themselves beside their presence, until they say something else.
create table status_text (
  person_id uuid primary key references person,
  text text not null
);
