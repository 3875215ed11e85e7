const dayMs = 86_400_000;

/** How many midnights lie between two moments, by this device's clock. */
export function daysBetween(earlier: number, later: number): number {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  return Math.round((midnight(later) - midnight(earlier)) / dayMs);
}
