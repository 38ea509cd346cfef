import { useFormats } from '@chancery/web-shell/i18n';
import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { RegulatorScope } from '../../api/regulators';
import { paths } from '../../app/paths';
import { regulatorMessages } from './messages';
import classes from './regulator.module.css';

/** What a scope holds: conversations, people and dates. */
export function ScopeFacts({
  scope,
  linked = false,
}: {
  readonly scope: RegulatorScope;
  /** Whether conversations can be opened from here. */
  readonly linked?: boolean;
}) {
  const text = regulatorMessages.useText();
  const formats = useFormats();
  return (
    <dl className={classes['facts']}>
      <dt>{text('conversations')}</dt>
      <dd>
        {scope.conversations.length === 0 ? text('allRooms') : null}
        {scope.conversations.map(({ id, name }) => (
          <Text key={id} size="sm">
            {linked ? (
              <Anchor component={Link} inherit to={paths.conversation(id)}>
                <bdi>{name}</bdi>
              </Anchor>
            ) : (
              <bdi>{name}</bdi>
            )}
          </Text>
        ))}
      </dd>
      <dt>{text('people')}</dt>
      <dd>
        {scope.people.length === 0 ? (
          text('everybody')
        ) : (
          <bdi>{formats.list(scope.people.map(({ name }) => name))}</bdi>
        )}
      </dd>
      <dt>{text('dates')}</dt>
      <dd>
        {text('fromUntil', {
          from: scope.from ? formats.exact(scope.from) : text('beginning'),
          until: scope.until ? formats.exact(scope.until) : text('noEnd'),
        })}
      </dd>
    </dl>
  );
}
