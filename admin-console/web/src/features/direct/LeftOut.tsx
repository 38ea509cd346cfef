import { useFormats } from '@chancery/web-shell/i18n';
import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { paths } from '../../app/paths';
import { directMessages } from './messages';

/** Says how much a search left out, and where to ask for it. */
export function LeftOut({ count }: { readonly count: number }) {
  const text = directMessages.useText();
  const formats = useFormats();
  return count === 0 ? null : (
    <Text size="sm" c="dimmed" mb="sm">
      {text('leftOut', { count: formats.number(count) })}{' '}
      <Anchor component={Link} inherit underline="always" to={paths.direct()}>
        {text('askToSee')}
      </Anchor>
    </Text>
  );
}
