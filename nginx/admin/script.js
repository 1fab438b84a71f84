/*
 * script - what saves time in the admin; nothing needs it.
 */
'use strict';
