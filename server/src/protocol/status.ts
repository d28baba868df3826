/** What the server counts in the workspace, for a status item. Sent when it changes. */
export const statusNotification = 'compspec/status';

export interface Status {
  /** Compatibility schemas known: open, and in the workspace folders. */
  readonly schemas: number;
  /** Compatibility specs known, likewise. */
  readonly specs: number;
  /** Their findings of severity error and warning, as shown. */
  readonly errors: number;
  readonly warnings: number;
  /** Whether the workspace folders are still being read. */
  readonly scanning: boolean;
}
