import { Button, Tooltip } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';

type GuardedButtonProps = ButtonProps & {
  /** Why it cannot be pressed now; undefined when it can. */
  readonly reason: string | undefined;
  readonly onClick: () => void;
};

/** A button that stays in its place when it may not be pressed, reachable and saying why. */
export function GuardedButton({ reason, onClick, ...props }: GuardedButtonProps) {
  return (
    <Tooltip
      label={reason}
      disabled={reason === undefined}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button
        {...props}
        {...(reason === undefined ? {} : { 'data-disabled': true, 'aria-description': reason })}
        aria-disabled={reason !== undefined}
        onClick={() => {
          if (reason === undefined) {
            onClick();
          }
        }}
      />
    </Tooltip>
  );
}
