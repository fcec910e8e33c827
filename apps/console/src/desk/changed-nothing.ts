/** Whether a command that was accepted has changed nothing: its answer names no events then. */
export const changedNothing = (answer: unknown): boolean => (answer as { readonly events?: readonly unknown[] }).events?.length === 0;
