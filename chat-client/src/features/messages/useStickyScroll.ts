import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

const NEAR_PIXELS = 80;

type Scroll = {
  readonly view: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly atBottom: boolean;
  readonly toBottom: () => void;
  readonly onScroll: () => void;
};

/**
 * Scrolling as a conversation needs it: stays at the end while one is there, whatever grows, and holds still what
 * one reads when older messages are put in above. `first` is the key of the topmost entry.
 */
export function useStickyScroll(first: string | undefined): Scroll {
  const view = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const before = useRef({ first, height: 0 });
  const [atBottom, setAtBottom] = useState(true);

  const toBottom = useCallback(() => {
    const element = view.current;
    if (element !== null) {
      stuck.current = true;
      element.scrollTop = element.scrollHeight;
      setAtBottom(true);
    }
  }, []);

  const onScroll = useCallback(() => {
    const element = view.current;
    if (element !== null) {
      stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PIXELS;
      setAtBottom(stuck.current);
    }
  }, []);

  useLayoutEffect(() => {
    const element = view.current;
    if (element !== null) {
      const { first: oldFirst, height } = before.current;
      if (oldFirst !== undefined && oldFirst !== first && !stuck.current) {
        element.scrollTop += element.scrollHeight - height;
      }
      before.current = { first, height: element.scrollHeight };
    }
  });

  useEffect(() => {
    const follow = new ResizeObserver(() => {
      const element = view.current;
      if (stuck.current && element !== null) {
        element.scrollTop = element.scrollHeight;
      }
    });
    for (const element of [content.current, view.current]) {
      if (element !== null) {
        follow.observe(element);
      }
    }
    return () => follow.disconnect();
  }, []);

  return { view, content, atBottom, toBottom, onScroll };
}
