/** All that must be the same of an event wherever it is seen. Data is the text that was stored. */
export function eventLine(position: bigint | string, stream: string, revision: number, id: string, type: string, data: string): string {
  return `${position} ${stream} ${revision} ${id} ${type} ${data}\n`;
}
