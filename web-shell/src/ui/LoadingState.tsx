import { Box, Skeleton, VisuallyHidden } from '@mantine/core';
import { shellMessages } from './messages';

const WIDTHS = ['62%', '84%', '47%', '73%', '55%', '90%', '66%', '40%'];

type LoadingStateProps = {
  /** How many rows to sketch. */
  readonly rows?: number;
  /** Draws a round picture before each row, as lists of people have. */
  readonly withPicture?: boolean;
};

/** Sketches the rows that are on their way. */
export function LoadingState({ rows = 6, withPicture = false }: LoadingStateProps) {
  const text = shellMessages.useText();
  return (
    <Box role="status" p="md">
      <VisuallyHidden>{text('loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Box key={row} display="flex" mb="md" style={{ alignItems: 'center', gap: 12 }} aria-hidden>
          {withPicture ? <Skeleton circle height={36} style={{ flex: 'none' }} /> : null}
          <Box style={{ flex: 1 }}>
            <Skeleton height={10} width={WIDTHS[row % WIDTHS.length] ?? '60%'} mb={8} />
            <Skeleton height={8} width={WIDTHS[(row + 3) % WIDTHS.length] ?? '40%'} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
