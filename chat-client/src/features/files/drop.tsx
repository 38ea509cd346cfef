import { Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { chatTexts } from '../../app/texts';
import classes from './files.module.css';

/** Takes files that are dropped on what carries the handlers. */
export function useDrop(take: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  // Entering a child comes before leaving its parent.
  const depth = useRef(0);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      if (carriesFiles(event)) {
        depth.current++;
        setOver(true);
      }
    },
    onDragOver: (event: DragEvent) => {
      if (carriesFiles(event)) {
        event.preventDefault();
      }
    },
    onDragLeave: (event: DragEvent) => {
      if (carriesFiles(event) && --depth.current <= 0) {
        depth.current = 0;
        setOver(false);
      }
    },
    onDrop: (event: DragEvent) => {
      if (carriesFiles(event)) {
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        take([...event.dataTransfer.files]);
      }
    },
  };
  return { over, handlers };
}

/** Says where to let go. */
export function DropHint() {
  const text = chatTexts.useText();
  return (
    <div className={classes.drop} aria-hidden>
      <Text fw={600}>{text('dropFiles')}</Text>
    </div>
  );
}
