/** Where something opens: at a point, or beside a box. */
export type Place = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

export const placeOf = (element: Element): Place => element.getBoundingClientRect();
export const pointOf = (event: { readonly clientX: number; readonly clientY: number }): Place => ({
  left: event.clientX,
  right: event.clientX,
  top: event.clientY,
  bottom: event.clientY,
});
