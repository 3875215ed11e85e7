import { type DragEvent, useRef, useState } from 'react';
import { placing } from '~/shared/chat/placing';
import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import { toast } from '~/shared/ui/toasts';
import { type Dragged, type Drop, dropOf, type Over } from './dropping';
import type { Section } from './sections';

interface Dragging {
  readonly dragged: Dragged | null;
  readonly drop: Drop | null;
  /** For the element in which everything is dragged. */
  readonly handlers: {
    readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
    readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
    readonly onDragLeave: (event: DragEvent<HTMLElement>) => void;
    readonly onDrop: (event: DragEvent<HTMLElement>) => void;
    readonly onDragEnd: () => void;
  };
}

/** Conversations and folders are put elsewhere with the mouse. What it does their menus do too. */
export function useDragging(sections: readonly Section[]): Dragging {
  const text = useText();
  const client = useChat();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);
  // The next event may come before what is held is drawn.
  const held = useRef<Dragged | null>(null);
  const dropAt = (event: DragEvent<HTMLElement>) => {
    const over = held.current === null ? null : overOf(event, held.current);
    return held.current === null || over === null ? null : dropOf(held.current, over, sections);
  };
  const end = () => {
    held.current = null;
    setDragged(null);
    setDrop(null);
  };
  const apply = async ({ id }: Dragged, to: Drop) => {
    try {
      await (to.kind === 'folder'
        ? client.request('folder:put', { id, [to.beside.side]: to.beside.id })
        : client.request('folder:place', placing(id, to.list, to.beside)));
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  return {
    dragged,
    drop,
    handlers: {
      onDragStart(event) {
        const taken = draggedBy(event.target);
        if (taken !== null) {
          held.current = taken;
          event.dataTransfer.effectAllowed = 'copyMove';
          // In the same turn the browser has not taken its picture of what is dragged.
          setTimeout(() => setDragged(held.current));
        }
      },
      onDragOver(event) {
        const next = dropAt(event);
        if (next !== null) {
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
        }
        setDrop((known) => (JSON.stringify(known) === JSON.stringify(next) ? known : next));
      },
      onDragLeave(event) {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) {
          setDrop(null);
        }
      },
      onDrop(event) {
        const to = dropAt(event);
        if (held.current !== null && to !== null) {
          event.preventDefault();
          void apply(held.current, to);
        }
        end();
      },
      onDragEnd: end,
    },
  };
}

function draggedBy(target: EventTarget): Dragged | null {
  if (!(target instanceof Element)) {
    return null;
  }
  const conversation = target.closest<HTMLElement>('[data-conversation]')?.dataset.conversation;
  const folder = target.closest<HTMLElement>('[data-folder]')?.dataset.folder;
  return conversation !== undefined
    ? { kind: 'conversation', id: conversation }
    : folder !== undefined
      ? { kind: 'folder', id: folder }
      : null;
}

function overOf({ target, clientY }: DragEvent<HTMLElement>, dragged: Dragged): Over | null {
  const section = target instanceof Element ? target.closest<HTMLElement>('[data-section]') : null;
  if (!(target instanceof Element) || section === null) {
    return null;
  }
  const item = dragged.kind === 'folder' ? null : target.closest<HTMLElement>('[data-conversation]');
  const { top, bottom } = (item ?? section).getBoundingClientRect();
  return {
    section: section.dataset.section ?? '',
    item: item?.dataset.conversation ?? null,
    isLow: clientY > (top + bottom) / 2,
  };
}
