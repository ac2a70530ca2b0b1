import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import 'image-upload-dropzone/styles.css';

export const metadata: Metadata = { title: 'Photos of your house' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
