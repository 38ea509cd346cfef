import { Avatar, Indicator } from '@mantine/core';
import { shellMessages } from './messages';

/** A person's presence as others see it. */
export type PresenceStatus = 'available' | 'busy' | 'away' | 'offline';

type PersonAvatarProps = {
  readonly name: string;
  /** Decides the tint, so that a person keeps one; the id where it is known. */
  readonly seed?: string;
  readonly size?: number;
  readonly presence?: PresenceStatus | undefined;
};

const TINTS = 9;

/** Initials on a tint of the person's own, with presence as a dot in the corner. */
export function PersonAvatar({ name, seed, size = 36, presence }: PersonAvatarProps) {
  const text = shellMessages.useText();
  const hue = (hash(seed ?? name) % TINTS) * (360 / TINTS) + 12;
  const avatar = (
    <Avatar
      size={size}
      radius="xl"
      aria-hidden
      styles={{
        placeholder: {
          background: `light-dark(hsl(${hue} 34% 88%), hsl(${hue} 24% 27%))`,
          color: `light-dark(hsl(${hue} 45% 27%), hsl(${hue} 45% 84%))`,
          fontWeight: 600,
          fontSize: size * 0.36,
          border: 0,
        },
      }}
    >
      {initials(name)}
    </Avatar>
  );
  if (presence === undefined || presence === 'offline') {
    return avatar;
  }
  const dot = Math.max(9, size * 0.28);
  const colour = { available: 'moss.4', busy: 'seal.5', away: 'brass.4' }[presence];
  return (
    <Indicator
      color={colour}
      size={dot}
      offset={size * 0.13}
      position="bottom-end"
      withBorder
      // Round: the room a number would need at its sides is not wanted.
      styles={{ indicator: { padding: 0, width: dot, minWidth: dot } }}
    >
      <span title={text(presence)}>{avatar}</span>
    </Indicator>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words.at(0)?.at(0) ?? '';
  const last = words.length > 1 ? (words.at(-1)?.at(0) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

function hash(seed: string): number {
  let value = 7;
  for (const character of seed) {
    value = (value * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return value;
}
