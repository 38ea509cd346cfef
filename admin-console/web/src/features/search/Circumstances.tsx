import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths';
import { circumstanceMessages } from './circumstanceMessages';
import type { JournalRecord } from './record';

/** What led to a record or was decided by it: the message it is about, reasons given, rulings, what was delivered. */
export function Circumstances({ record }: { readonly record: JournalRecord }) {
  const text = circumstanceMessages.useText();
  const { conversation, delivered, forwarded, of, override, policy, reason, ruling, sender } = record;
  const openAt = (id: string, position: number) =>
    conversation === undefined ? undefined : paths.conversation(conversation.id, { position, record: id });
  return (
    <>
      <Fact name={text('delivered')}>{delivered}</Fact>
      {override === undefined ? null : (
        <Fact name={text('override')}>
          <Anchor component={Link} inherit to={openAt(override.warned, record.position) ?? paths.search()}>
            {text('toWarning')}
          </Anchor>
        </Fact>
      )}
      <Fact name={text('overrideReason')}>{override?.reason}</Fact>
      {forwarded === undefined ? null : (
        <Fact name={text('forwarded')}>
          <bdi>{forwarded.sender.name}</bdi>{' '}
          <Anchor component={Link} inherit to={paths.conversation(forwarded.conversation)}>
            {text('toOrigin')}
          </Anchor>
        </Fact>
      )}
      <Fact name={text('sender')}>{sender?.name}</Fact>
      {of === undefined ? null : (
        <Fact name={text('of')}>
          <Anchor component={Link} inherit to={openAt(of.id, of.position) ?? paths.search()}>
            {text('toMessage')}
          </Anchor>
        </Fact>
      )}
      <Fact name={text('ruling')}>{ruling === undefined ? undefined : text(ruling)}</Fact>
      <Fact name={text('reason')}>{reason ?? policy?.reason}</Fact>
      {policy === undefined ? null : (
        <Fact name={text('policy')}>
          <Anchor component={Link} inherit to={`${paths.policy(policy.id)}?tab=history`}>
            <bdi>{policy.name}</bdi>
          </Anchor>{' '}
          {text('version', { version: policy.version })}
          {policy.restores === undefined ? '' : ` · ${text('restores', { version: policy.restores })}`}
          {policy.emergency === true ? ` · ${text('emergency')}` : ''}
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return children === undefined ? null : (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </>
  );
}
