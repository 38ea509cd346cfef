import { useIdle, useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';
import { useChat, useConnectionState } from '../../app/chat';
import type { OwnStatus } from '../../socket/frames';

const IDLE_MILLIS = 5 * 60_000;

/**
 * One's own presence: what was chosen in this browser, except that an idle device shows an available person as away.
 * The server forgets a line's status with the line, so it is said again on each new one.
 */
export function useOwnPresence(): [status: OwnStatus, choose: (status: OwnStatus) => void] {
  const { line, me, people } = useChat();
  const [chosen, choose] = useLocalStorage<OwnStatus>({
    key: `chancery.presence.${me.person.id}`,
    defaultValue: 'available',
  });
  const idle = useIdle(IDLE_MILLIS, { initialState: false });
  const status = chosen === 'available' && idle ? 'away' : chosen;
  const online = useConnectionState().phase === 'online';

  useEffect(() => {
    people.seen(me.person.id, status);
    if (online) {
      line.connection.send({ type: 'presence', status });
    }
  }, [line, me, people, online, status]);
  return [status, choose];
}
