import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Alert, Badge, Group, Radio, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconServerOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/me';
import { desk, undecidedModes } from '../../api/policies';
import type { NodeSet } from '../../api/policies';
import { PageHeader } from '../../ui/PageHeader';
import { useTell } from '../policies/useDraft';
import { nodeMessages } from './messages';
import classes from './nodes.module.css';

/** Which set of policies each node judges by, what is wrong if it does not, and what holds when it cannot tell. */
export function NodesPage() {
  const text = nodeMessages.useText();
  const nodes = useQuery({
    queryKey: ['policies', 'nodes'],
    queryFn: ({ signal }) => desk.nodes(signal),
    refetchInterval: 5_000,
  });
  const failing = (nodes.data?.items ?? []).filter((node) => node.policyFailure !== undefined);
  return (
    <div className="console-page">
      <PageHeader title={text('title')} lead={text('lead')} />
      {nodes.isPending ? <LoadingState rows={3} /> : null}
      {nodes.isError ? <ErrorState error={nodes.error} onRetry={() => void nodes.refetch()} /> : null}
      {failing.length === 0 ? null : (
        <Alert
          color="seal"
          role="alert"
          mb="md"
          icon={<IconAlertTriangle size={18} />}
          title={text('failing', { count: failing.length })}
        >
          {text('failingDetail')}
        </Alert>
      )}
      {nodes.isSuccess && nodes.data.items.length === 0 ? (
        <EmptyState icon={<IconServerOff size={28} stroke={1.5} />} title={text('none')} />
      ) : null}
      {nodes.data === undefined || nodes.data.items.length === 0 ? null : (
        <ul className={`console-card ${classes['nodes'] ?? ''}`}>
          {nodes.data.items.map((node) => (
            <Line key={node.id} node={node} set={nodes.data.set} />
          ))}
        </ul>
      )}
      <Settings />
    </div>
  );
}

function Line({ node, set }: { readonly node: NodeSet; readonly set: string }) {
  const text = nodeMessages.useText();
  const { exact, number } = useFormats();
  return (
    <li>
      <Group justify="space-between" gap="sm">
        <Text fw={600} dir="ltr">
          {node.id}
        </Text>
        {node.policyFailure !== undefined ? (
          <Badge color="seal">{text('couldNotLoad')}</Badge>
        ) : node.policySet === set ? (
          <Badge color="moss">{text('current')}</Badge>
        ) : (
          <Badge color="brass">{text('catchingUp')}</Badge>
        )}
      </Group>
      <span className="console-hash">{node.policySet ?? '–'}</span>
      <Text size="sm" c="dimmed">
        {node.policySince === undefined ? '' : `${text('since', { at: exact(node.policySince) })} · `}
        {text('seen', { seconds: number(node.seenSecondsAgo) })}
      </Text>
      {node.policyFailure === undefined ? null : (
        <Text size="sm" c="var(--mantine-color-error)" dir="auto">
          {node.policyFailure}
        </Text>
      )}
    </li>
  );
}

function Settings() {
  const text = nodeMessages.useText();
  const mayPublish = useMay('publish-policies');
  const cache = useQueryClient();
  const tell = useTell();
  const settings = useQuery({
    queryKey: ['policies', 'settings'],
    queryFn: ({ signal }) => desk.settings(signal),
  });
  const change = useMutation({
    mutationFn: desk.changeSettings,
    onSuccess: (changed) => cache.setQueryData(['policies', 'settings'], changed),
    onError: tell,
  });
  if (settings.data === undefined) {
    return settings.isError ? (
      <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
    ) : (
      <LoadingState rows={2} />
    );
  }
  return (
    <section className={`console-card ${classes['settings'] ?? ''}`}>
      <Radio.Group
        label={text('undecided')}
        description={mayPublish ? text('undecidedDetail') : text('onlyApprovers')}
        value={settings.data.undecided}
        readOnly={!mayPublish}
        onChange={(mode) => change.mutate(mode)}
      >
        <Stack gap="sm" mt="sm">
          {undecidedModes.map((mode) => (
            <Radio
              key={mode}
              value={mode}
              label={text(mode)}
              description={text(`${mode}-detail`)}
              disabled={!mayPublish || change.isPending}
            />
          ))}
        </Stack>
      </Radio.Group>
    </section>
  );
}
