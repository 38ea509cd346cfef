import { useFormats } from '@chancery/web-shell/i18n';
import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../api/me';
import { record } from '../../api/record';
import type { Hold } from '../../api/record';
import { paths } from '../../app/paths';
import { GuardedButton } from '../../ui/GuardedButton';
import { PageHeader } from '../../ui/PageHeader';
import { QueryList } from '../../ui/QueryList';
import { holdMessages } from './messages';

/** The holds one may know of, those in force first. */
export function HoldsPage() {
  const text = holdMessages.useText();
  const go = useNavigate();
  const mayPlace = useMay('search-records');
  const holds = useQuery({ queryKey: ['holds'], queryFn: ({ signal }) => record.holds(signal) });
  return (
    <div className="console-page">
      <PageHeader
        title={text('title')}
        lead={text('lead')}
        actions={
          <GuardedButton
            leftSection={<IconPlus size={16} stroke={1.6} />}
            reason={mayPlace ? undefined : text('onlyOfficers')}
            onClick={() => void go(paths.newHold())}
          >
            {text('place')}
          </GuardedButton>
        }
      />
      <QueryList
        query={holds}
        empty={{
          icon: <IconLock size={28} stroke={1.5} />,
          title: text('none'),
          detail: text('noneDetail'),
        }}
      >
        {(hold) => <Line hold={hold} />}
      </QueryList>
    </div>
  );
}

function Line({ hold }: { readonly hold: Hold }) {
  const text = holdMessages.useText();
  const formats = useFormats();
  const done = hold.notices.filter((notice) => notice.acknowledgedAt).length;
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Anchor component={Link} to={paths.hold(hold.id)} fw={600}>
            <bdi>{hold.name}</bdi>
          </Anchor>
          <HoldState hold={hold} />
        </Group>
        <Text size="xs" c="dimmed">
          {text('by', { at: formats.exact(hold.placedAt), by: hold.placedBy })}
        </Text>
      </Group>
      <Text size="sm">
        <bdi>{hold.matterName}</bdi> ·{' '}
        <bdi>
          {formats.list([...hold.custodians, ...hold.conversations].map(({ name }) => name).slice(0, 6))}
        </bdi>
      </Text>
      {hold.notices.length === 0 ? null : (
        <Text size="xs" c="dimmed">
          {text('notices')}: {text('noticesState', { done, all: hold.notices.length })}
        </Text>
      )}
    </Stack>
  );
}

/** Whether a hold is in force, and whether its custodians know. */
export function HoldState({ hold }: { readonly hold: Hold }) {
  const text = holdMessages.useText();
  return (
    <>
      <Badge variant="light" color={hold.release ? 'gray' : 'moss'}>
        {hold.release ? text('released') : text('inForce')}
      </Badge>
      {hold.silent ? <Badge variant="default">{text('silentBadge')}</Badge> : null}
    </>
  );
}
