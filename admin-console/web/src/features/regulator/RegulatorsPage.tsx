import { useFormats } from '@chancery/web-shell/i18n';
import { Anchor, Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuildingBank, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { regulators } from '../../api/regulators';
import type { RegulatorScope } from '../../api/regulators';
import { paths } from '../../app/paths';
import { PageHeader } from '../../ui/PageHeader';
import { QueryList } from '../../ui/QueryList';
import { isolated } from '../../ui/typed';
import { Ask } from '../policies/actions/Ask';
import { useTell } from '../policies/useDraft';
import { regulatorMessages } from './messages';
import { OpenScope } from './OpenScope';
import { ScopeFacts } from './ScopeFacts';

/** What is open to regulators: the lead opens it, sees it and ends it here. */
export function RegulatorsPage() {
  const text = regulatorMessages.useText();
  const [opened, { open, close }] = useDisclosure(false);
  const scopes = useQuery({
    queryKey: ['regulator-scopes'],
    queryFn: ({ signal }) => regulators.scopes(signal),
  });
  return (
    <div className="console-page">
      <PageHeader
        title={text('title')}
        lead={text('lead')}
        actions={
          <Button leftSection={<IconPlus size={16} stroke={1.6} />} onClick={open}>
            {text('open')}
          </Button>
        }
      />
      <QueryList
        query={scopes}
        empty={{
          icon: <IconBuildingBank size={28} stroke={1.5} />,
          title: text('none'),
          detail: text('noneDetail'),
        }}
      >
        {(scope) => <OneScope scope={scope} />}
      </QueryList>
      <Modal
        opened={opened}
        onClose={close}
        title={text('open')}
        size="lg"
        closeButtonProps={{ 'aria-label': text('cancel') }}
      >
        <OpenScope onDone={close} />
      </Modal>
    </div>
  );
}

function OneScope({ scope }: { readonly scope: RegulatorScope }) {
  const text = regulatorMessages.useText();
  const formats = useFormats();
  const tell = useTell();
  const cache = useQueryClient();
  const [asking, { open, close }] = useDisclosure(false);
  const [now] = useState(() => Date.now());
  const withdraw = useMutation({
    mutationFn: () => regulators.withdraw(scope.id),
    onError: tell,
    onSettled: () => cache.invalidateQueries({ queryKey: ['regulator-scopes'] }),
  });
  const state = scope.withdrawnAt ? 'withdrawn' : Date.parse(scope.expiresAt) <= now ? 'over' : 'isOpen';
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Text fw={600}>
            <bdi>{scope.username}</bdi> · <bdi>{scope.authority}</bdi>
          </Text>
          <Badge variant="light" color={state === 'isOpen' ? 'moss' : 'gray'}>
            {text(state)}
          </Badge>
        </Group>
        <Text size="xs" c="dimmed">
          {text('given', { at: formats.exact(scope.setAt), by: scope.setBy })}
        </Text>
      </Group>
      <ScopeFacts scope={scope} />
      <Text size="sm" c="dimmed">
        {text('openUntil', { at: formats.exact(scope.expiresAt) })}
      </Text>
      <Group justify="flex-end" gap="sm">
        <Anchor
          component={Link}
          size="sm"
          to={`${paths.accessLog()}?reader=${encodeURIComponent(scope.username)}`}
        >
          {text('looks')}
        </Anchor>
        {state === 'isOpen' ? (
          <Button variant="default" size="xs" loading={withdraw.isPending} onClick={open}>
            {text('withdraw')}
          </Button>
        ) : null}
      </Group>
      <Ask
        opened={asking}
        title={text('withdrawTitle')}
        detail={text('withdrawDetail', { username: isolated(scope.username) })}
        action={text('withdraw')}
        busy={withdraw.isPending}
        onConfirm={() => {
          close();
          withdraw.mutate();
        }}
        onClose={close}
      />
    </Stack>
  );
}
