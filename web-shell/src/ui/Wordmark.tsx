import { Group, Text } from '@mantine/core';

type WordmarkProps = { readonly size?: number; readonly suffix?: string };

/** The sign and name of the product; `suffix` names the app, such as Console, and stands under the name. */
export function Wordmark({ size = 26, suffix }: WordmarkProps) {
  return (
    <Group gap={9} wrap="nowrap">
      <svg
        width={suffix === undefined ? size : size * 1.3}
        height={suffix === undefined ? size : size * 1.3}
        viewBox="0 0 32 32"
        aria-hidden
        focusable="false"
        style={{ flex: 'none' }}
      >
        <path
          d="M5 3h22a2 2 0 0 1 2 2v17a2 2 0 0 1-2 2H15l-7 5.5V24H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Z"
          fill="var(--chancery-sign)"
        />
        <path
          d="M20.4 9.6a6 6 0 1 0 0 7.8"
          fill="none"
          stroke="#fff"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
        <circle cx="16" cy="13.5" r="1.9" fill="var(--mantine-color-seal-4)" />
      </svg>
      <div>
        <Text
          component="span"
          display="block"
          ff="heading"
          fw={600}
          fz={size * 0.78}
          lh={1.1}
          style={{ letterSpacing: '-0.01em', whiteSpace: 'nowrap' }}
        >
          Chancery
        </Text>
        {suffix === undefined ? null : (
          <Text
            component="span"
            display="block"
            size="xs"
            lh={1.3}
            c="dimmed"
            style={{ whiteSpace: 'nowrap' }}
          >
            {suffix}
          </Text>
        )}
      </div>
    </Group>
  );
}
