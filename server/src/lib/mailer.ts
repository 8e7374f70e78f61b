import { createTransport } from 'nodemailer'

/** How mail leaves, by settings. */
export interface MailSettings {
  /** `smtp://user:password@host:587`, or `smtps://…:465` for TLS from the first byte. */
  readonly smtpUrl: string
  /** `Đôn Đốc <dondoc@tinh.gov.vn>` */
  readonly from: string
}

export interface OutgoingMail {
  /** Names the mail for good: a server that gets it twice can tell. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same for programs that show it formatted; null for a mail of text only. */
  readonly html: string | null
}

export interface Mailer {
  /** Hands one mail to the server; throws where it does not take it. */
  readonly send: (mail: OutgoingMail) => Promise<void>
  readonly close: () => void
}

const PATIENCE_MS = 20_000

/** A mailer on one SMTP server. On `smtp://` TLS is used where the server offers it; its certificate is checked. */
export function createMailer({ smtpUrl, from }: MailSettings): Mailer {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    // A morning's thousands of digests share some connections.
    pool: true,
    maxConnections: 3,
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }, requireTLS: true }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // Text of ours only: no file of the machine and no address of the network gets into a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ id, to, subject, text, html }) => {
      // As an object: an address is never taken apart at commas.
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        ...(html === null ? {} : { html }),
        messageId: `<${id}@dondoc>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
