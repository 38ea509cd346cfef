import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Anchor, Button, List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { record } from '../../api/record';
import type { Fate } from '../../api/record';
import { paths } from '../../app/paths';
import { retentionMessages } from './messages';

/** Answers why a record still exists, when asked. */
export function WhyKept({ id }: { readonly id: string }) {
  const text = retentionMessages.useText();
  const [asked, { open }] = useDisclosure(false);
  const fate = useQuery({
    queryKey: ['fate', id],
    queryFn: ({ signal }) => record.fate(id, signal),
    enabled: asked,
  });
  if (!asked) {
    return (
      <Button variant="default" size="xs" w="fit-content" onClick={open}>
        {text('why')}
      </Button>
    );
  }
  return (
    <section aria-label={text('why')}>
      <Text fw={600} size="sm" mb={4}>
        {text('why')}
      </Text>
      {fate.isPending ? <LoadingState rows={2} /> : null}
      {fate.isError ? <ErrorState error={fate.error} onRetry={() => void fate.refetch()} /> : null}
      {fate.data === undefined ? null : <Answer fate={fate.data} />}
    </section>
  );
}

function Answer({ fate }: { readonly fate: Fate }) {
  const text = retentionMessages.useText();
  const { exact, number } = useFormats();
  return (
    <>
      <Text>
        {fate.winner === 'hold' ? text('becauseHold') : null}
        {fate.winner === 'rule' ? text('becauseRule', { until: exact(fate.until ?? '') }) : null}
        {fate.winner === 'nothing' ? text('becauseNothing') : null}
      </Text>
      <List size="sm" my={6}>
        {fate.holds.map((hold) => (
          <List.Item key={hold.id ?? hold.since}>
            {hold.id ? (
              <Anchor component={Link} inherit to={paths.hold(hold.id)}>
                {text('holdSince', { name: hold.name ?? '', since: exact(hold.since) })}
              </Anchor>
            ) : (
              text('otherHold', { since: exact(hold.since) })
            )}
          </List.Item>
        ))}
        {fate.duties.map((duty) => (
          <List.Item key={duty.rule} dir="auto">
            {text(duty.running ? 'duty' : 'ended', {
              name: duty.name,
              end: exact(duty.end),
              basis: duty.basis,
            })}
          </List.Item>
        ))}
      </List>
      {fate.nextChange ? (
        <Text size="sm" c="dimmed">
          {text('nextChange', { at: exact(fate.nextChange) })}
        </Text>
      ) : null}
      {fate.family > 1 ? (
        <Text size="sm" c="dimmed">
          {text('family', { count: number(fate.family) })}
        </Text>
      ) : null}
    </>
  );
}
