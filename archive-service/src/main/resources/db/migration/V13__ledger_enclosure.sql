-- How many certificates of disposal are in the vault, as of each deposit.
alter table ledger_deposit add column enclosed bigint not null default 0;
