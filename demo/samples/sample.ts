import { photoFile, PHOTOS } from '../photos/photos.js';

/** A file to try the dropzone with. */
export interface Sample {
  readonly name: string;
  /** The address of its thumbnail; undefined if the file isn't an image. */
  readonly thumbnail: string | undefined;
  readonly about: string;
  readonly load: () => Promise<File>;
}

const PHOTO_SAMPLES: readonly Sample[] = PHOTOS.map((photo) => ({
  name: photo.name,
  thumbnail: photo.url,
  about: photo.alt,
  load: () => photoFile(photo),
}));

const PAGE: Sample = {
  name: 'not-a-photo.jpg',
  thumbnail: undefined,
  about: 'A web page that calls itself a JPEG',
  load: () =>
    Promise.resolve(
      new File(['<!doctype html><title>404</title>'], 'not-a-photo.jpg', { type: 'image/jpeg' }),
    ),
};

export const SAMPLES: readonly Sample[] = [...PHOTO_SAMPLES, PAGE];
