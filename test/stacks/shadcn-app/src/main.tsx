import { apimart } from 'image-upload-dropzone';
import { createRoot } from 'react-dom/client';
import { AvatarField } from '@/components/avatar-field';
import { ImageDropzone } from '@/components/image-dropzone';
import { ImageGallery } from '@/components/image-gallery';
import './index.css';

createRoot(document.getElementById('root')!).render(
  <main className="grid gap-8 p-8">
    <ImageDropzone provider={apimart} aria-label="Photos" />
    <ImageGallery provider={apimart} aria-label="Gallery" />
    <form>
      <AvatarField provider={apimart} label="Your picture" name="picture" />
    </form>
  </main>,
);
