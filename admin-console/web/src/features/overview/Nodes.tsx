import { useFormats } from '@chancery/web-shell/i18n';
import { Badge, Group, Table, Text } from '@mantine/core';
import type { MessagingOverview } from '../../api/messaging';
import { reachable } from '../../ui/reachable';
import { overviewMessages } from './messages';
import classes from './overview.module.css';

/** The running nodes and what each of them judges by. */
export function Nodes({ messaging }: { readonly messaging: MessagingOverview }) {
  const text = overviewMessages.useText();
  const formats = useFormats();
  const sets = new Set(messaging.nodes.map((node) => node.policySet ?? ''));
  return (
    <section className={`console-card ${classes['section'] ?? ''}`}>
      <Group justify="space-between">
        <Text fw={600}>{text('nodes')}</Text>
        <Badge color={sets.size > 1 ? 'brass' : 'moss'}>{text(sets.size > 1 ? 'otherSet' : 'sameSet')}</Badge>
      </Group>
      <Table.ScrollContainer
        minWidth={520}
        scrollAreaProps={{ offsetScrollbars: false, viewportProps: reachable(text('nodes')) }}
      >
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text('node')}</Table.Th>
              <Table.Th>{text('set')}</Table.Th>
              <Table.Th>{text('started')}</Table.Th>
              <Table.Th ta="end">{text('sockets')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {messaging.nodes.map((node) => (
              <Table.Tr key={node.id}>
                <Table.Td>
                  <span className="console-hash">{node.id}</span>
                </Table.Td>
                <Table.Td>
                  {node.policySet ? (
                    <span className="console-hash" title={node.policySet}>
                      {node.policySet.slice(0, 'sha256:'.length + 12)}…
                    </span>
                  ) : (
                    <Text size="sm" c="dimmed">
                      {text('noSet')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className="tabular">{formats.exact(node.started)}</Table.Td>
                <Table.Td ta="end" className="tabular">
                  {formats.number(node.connections)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
