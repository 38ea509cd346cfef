import { useFormats } from '@chancery/web-shell/i18n';
import { Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { keepers } from '../../api/completeness';
import type { DayState, KeeperFigure, PartitionFigures } from '../../api/completeness';
import { reachable } from '../../ui/reachable';
import classes from './completeness.module.css';
import { completenessMessages } from './messages';
import { stateIcons } from './states';

const OWN_PARTITION = 16;

/** What each place holds of a day, by partition. */
export function FigureTable({ partitions }: { readonly partitions: readonly PartitionFigures[] }) {
  const text = completenessMessages.useText();
  if (partitions.length === 0) {
    return null;
  }
  return (
    <section>
      <Title order={3} size="h5">
        {text('figures')}
      </Title>
      <Text size="sm" c="dimmed" mb={6}>
        {text('figuresHelp')}
      </Text>
      <Table.ScrollContainer
        minWidth={560}
        scrollAreaProps={{ offsetScrollbars: false, viewportProps: reachable(text('figures')) }}
      >
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text('partition')}</Table.Th>
              {keepers.map((keeper) => (
                <Table.Th key={keeper}>{text(keeper)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {partitions.map((one) => (
              <Table.Tr key={one.partition}>
                <Table.Th scope="row" fw={500} className="tabular">
                  {one.partition === OWN_PARTITION
                    ? text('ownPartition', { partition: String(one.partition) })
                    : one.partition}
                </Table.Th>
                {keepers.map((keeper) => (
                  <Table.Td key={keeper}>
                    <Cell figure={one.keepers.find((figure) => figure.keeper === keeper)} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Cell({ figure }: { readonly figure: KeeperFigure | undefined }) {
  const text = completenessMessages.useText();
  const formats = useFormats();
  if (figure === undefined) {
    return (
      <Text size="xs" c="dimmed">
        {text('notKept')}
      </Text>
    );
  }
  const state: DayState =
    figure.difference === undefined ? (figure.waiting > 0 ? 'waiting' : 'whole') : 'differs';
  const Icon = stateIcons[state];
  return (
    <>
      <span className={classes['cell']} data-state={state} title={`${text('hash')}: ${figure.digest}`}>
        <Icon size={15} stroke={2} aria-hidden />
        <VisuallyHidden>{text(state)}</VisuallyHidden>
        <span className="tabular">{formats.number(figure.records)}</span>
      </span>
      {figure.waiting === 0 ? null : (
        <Text size="xs" c="dimmed">
          {text('waits', { count: figure.waiting })}
        </Text>
      )}
      {figure.gone === 0 ? null : (
        <Text size="xs" c="dimmed">
          {text('goneOf', { count: figure.gone })}
        </Text>
      )}
    </>
  );
}
