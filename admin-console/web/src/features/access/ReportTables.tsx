import { useFormats } from '@chancery/web-shell/i18n';
import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AccessReport, Look } from '../../api/accessReport';
import { reachable } from '../../ui/reachable';
import { isolated } from '../../ui/typed';
import { actions } from './actions';
import { accessMessages } from './messages';
import { reportMessages } from './reportMessages';

/** Who looked, how often, and how much they saw. */
export function Readers({ readers }: { readonly readers: AccessReport['sums']['readers'] }) {
  const text = reportMessages.useText();
  const formats = useFormats();
  return (
    <Card name={text('readers')} width={420}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('reader')}</Table.Th>
          <Table.Th ta="end">{text('times')}</Table.Th>
          <Table.Th ta="end">{text('shown')}</Table.Th>
          <Table.Th>{text('last')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {readers.map((reader) => (
          <Table.Tr key={reader.username}>
            <Table.Th scope="row" fw={500} dir="ltr" ta="start">
              {reader.username}
            </Table.Th>
            <Table.Td ta="end" className="tabular">
              {formats.number(reader.looks)}
            </Table.Td>
            <Table.Td ta="end" className="tabular">
              {formats.number(reader.records)}
            </Table.Td>
            <Table.Td className="tabular">{formats.exact(reader.last)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Card>
  );
}

/** Every look, newest first. */
export function Looks({ looks }: { readonly looks: readonly Look[] }) {
  const text = reportMessages.useText();
  const ways = accessMessages.useText();
  const formats = useFormats();
  const named = (action: string) => {
    const known = actions.find((name) => name === action);
    return known === undefined ? action : ways(known);
  };
  return (
    <Card name={text('all')} width={820}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('when')}</Table.Th>
          <Table.Th>{text('reader')}</Table.Th>
          <Table.Th>{text('action')}</Table.Th>
          <Table.Th>{text('purpose')}</Table.Th>
          <Table.Th>{text('by')}</Table.Th>
          <Table.Th ta="end">{text('shown')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {looks.map((look) => (
          <Table.Tr key={look.id}>
            <Table.Td className="tabular" style={{ whiteSpace: 'nowrap' }}>
              {formats.exact(look.at)}
            </Table.Td>
            <Table.Td dir="ltr" ta="start" style={{ whiteSpace: 'nowrap' }}>
              {look.username}
            </Table.Td>
            <Table.Td>
              {named(look.action)}
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                <bdi>{look.subject}</bdi>
              </Text>
            </Table.Td>
            <Table.Td>
              <bdi>{look.purpose ?? text('noPurpose')}</bdi>
              {look.matter ? (
                <Text size="xs" c="dimmed">
                  <bdi>{look.matter}</bdi>
                </Text>
              ) : null}
            </Table.Td>
            <Table.Td>
              <Basis look={look} />
            </Table.Td>
            <Table.Td ta="end" className="tabular">
              {formats.number(look.records)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Card>
  );
}

function Basis({ look }: { readonly look: Look }) {
  const text = reportMessages.useText();
  if (look.basis === 'role') {
    return text('role');
  }
  return look.given && look.givenBy
    ? text(look.basis, { by: isolated(look.givenBy), given: isolated(look.given) })
    : text('gone');
}

type CardProps = { readonly name: string; readonly width: number; readonly children: ReactNode };

function Card({ name, width, children }: CardProps) {
  return (
    <div className="console-card">
      <Table.ScrollContainer
        minWidth={width}
        scrollAreaProps={{ offsetScrollbars: false, viewportProps: reachable(name) }}
      >
        <Table verticalSpacing="sm" horizontalSpacing="md">
          {children}
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
