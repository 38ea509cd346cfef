import { useFormats } from '@chancery/web-shell/i18n';
import { Alert } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useMay } from '../../api/me';
import { regulatorMessages } from './messages';
import { useMyScope } from './useMyScope';

/** Says on every page of a regulator by which letter they read, and until when. */
export function ScopeBanner() {
  return useMay('read-scope') ? <Banner /> : null;
}

function Banner() {
  const text = regulatorMessages.useText();
  const formats = useFormats();
  const scopes = useMyScope();
  if (scopes.data === undefined) {
    return null;
  }
  const first = scopes.data.items[0];
  return (
    <Alert
      role="status"
      color={first === undefined ? 'amber' : 'ink'}
      icon={<IconBuildingBank size={18} />}
      m="md"
      title={
        first === undefined
          ? text('bannerNone')
          : text('banner', { authority: formats.list(scopes.data.items.map(({ authority }) => authority)) })
      }
    >
      {first === undefined
        ? text('bannerNoneDetail')
        : text('bannerUntil', {
            at: formats.exact(scopes.data.items.map(({ expiresAt }) => expiresAt).reduce(later)),
          })}
    </Alert>
  );
}

function later(one: string, other: string): string {
  return one < other ? other : one;
}
