import { useFailureText } from '@chancery/web-shell/ui';
import { Alert, Text } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import { policyRefusal } from './actions';

/** A failed action, said beside what failed: what the policy says where it keeps people apart, else what went wrong. */
export function Failure({ error }: { readonly error: unknown }) {
  const text = chatTexts.useText();
  const failureText = useFailureText();
  const me = useChat().me.person.id;
  const refusal = policyRefusal(error);
  if (error === null || error === undefined) {
    return null;
  }
  const others = refusal?.people.filter(({ id }) => id !== me) ?? [];
  return (
    <Alert
      color="seal"
      my="xs"
      icon={<IconShieldX size={18} />}
      {...(refusal === undefined ? {} : { title: text('keptApart') })}
    >
      {refusal === undefined ? failureText(error) : (refusal.tip ?? text('keptApartNoTip'))}
      {others.length === 0 ? null : (
        <Text size="sm" mt={4}>
          {text('keptOut')}{' '}
          {others.map(({ id, name }, at) => (
            <Fragment key={id}>
              {at === 0 ? '' : ' · '}
              <bdi>{name}</bdi>
            </Fragment>
          ))}
        </Text>
      )}
    </Alert>
  );
}
