import { useFormats } from '@chancery/web-shell/i18n';
import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconSnowflake } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { resultSets } from '../../api/resultSets';
import { paths } from '../../app/paths';
import { PageHeader } from '../../ui/PageHeader';
import { QueryList } from '../../ui/QueryList';
import { resultSetMessages } from './messages';

/** The frozen result sets of one's matters. */
export function ResultSetsPage() {
  const text = resultSetMessages.useText();
  const formats = useFormats();
  const sets = useQuery({ queryKey: ['result-sets'], queryFn: ({ signal }) => resultSets.all(signal) });
  return (
    <div className="console-page">
      <PageHeader title={text('title')} lead={text('lead')} />
      <QueryList
        query={sets}
        empty={{
          icon: <IconSnowflake size={28} stroke={1.5} />,
          title: text('none'),
          detail: text('noneDetail'),
          action: (
            <Button component={Link} to={paths.search()} variant="default" mt="xs">
              {text('toSearch')}
            </Button>
          ),
        }}
      >
        {(set) => (
          <Stack gap={6}>
            <Group justify="space-between" gap="sm">
              <Group gap="sm">
                <Anchor component={Link} to={paths.resultSet(set.id)} fw={600}>
                  <bdi>{set.name}</bdi>
                </Anchor>
                <Badge variant="light">{text('records', { count: set.records })}</Badge>
                {set.gone === 0 ? null : (
                  <Badge variant="light" color="amber">
                    {text('gone', { count: set.gone })}
                  </Badge>
                )}
              </Group>
              <Text size="xs" c="dimmed">
                {text('frozen', { at: formats.exact(set.frozenAt), by: set.frozenBy })}
              </Text>
            </Group>
            <Text size="sm">
              <bdi>{set.matterName}</bdi> · <code dir="auto">{set.query}</code>
            </Text>
          </Stack>
        )}
      </QueryList>
    </div>
  );
}
