/** A bearer token from whatever the call was made with. */
import { issueBearer } from '../../app/credentials-own.ts';
import type { Request } from '../implement.ts';

/** `User/GetAccessToken` and `GET User/currentToken`: the text of a bearer for the caller. wire: the arguments change nothing. */
export const accessToken = ({ call }: Request): Promise<string> => issueBearer(call);
