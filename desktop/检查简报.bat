@echo off
rem Checks the drafts and folders that are dropped on this file and opens the review page in the browser.
rem cmd takes apart what is dropped: a name without spaces comes without quotes, and what follows an ampersand in it would
rem be carried out as a command of its own. So the program gets the whole command line: between exclamation marks cmd puts
rem in a value without reading it. And exit ends cmd before it comes to what follows the ampersand.
setlocal EnableExtensions DisableDelayedExpansion
set "BULLETIN_LINT_DOOR=%~f0"
set "PROGRAM=%~dp0.venv\Scripts\python.exe"
set "ADVICE=%~dp0text\not-installed.txt"
setlocal EnableDelayedExpansion
set "AFTER=!CMDCMDLINE:* /c =!"
if "!AFTER!"=="!CMDCMDLINE!" goto typed
if not exist "!PROGRAM!" goto not_installed
set "BULLETIN_LINT_COMMAND_LINE=!CMDCMDLINE!"
"!PROGRAM!" -I -m bulletin_lint.cli.dropped
if errorlevel 2 pause
exit

:typed
rem In a window that is to stay open.
endlocal
if not exist "%PROGRAM%" goto advised
"%PROGRAM%" -I -m bulletin_lint.cli.dropped %*
exit /b

:advised
type "%ADVICE%"
exit /b 2

:not_installed
type "!ADVICE!"
pause
exit 2
