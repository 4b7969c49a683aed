@echo off
rem Installs bulletin-lint into the folder .venv beside this file: from the folder wheels, without any network, if that is
rem there (tools/offline makes it), else from the checkout that this file is in. Nothing outside that folder is changed.
rem ASCII only, and every path in quotes; what is said is in text, in UTF-16, which every console shows.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "PYTHON="
for %%V in (3.13 3.12 3.11 3.14) do call :try py -%%V
call :try py -3
call :try python
if not defined PYTHON goto no_python
%PYTHON% -I -m venv --clear "%HERE%.venv"
if errorlevel 1 goto failed
set "INSTALL=-I -m pip --disable-pip-version-check install --quiet"
if exist "%HERE%wheels\" goto offline
"%HERE%.venv\Scripts\python.exe" %INSTALL% "%HERE%.."
goto installed

:offline
"%HERE%.venv\Scripts\python.exe" %INSTALL% --isolated --no-index --find-links "%HERE%wheels" bulletin-lint

:installed
if errorlevel 1 goto failed
"%HERE%.venv\Scripts\python.exe" -I -m bulletin_lint --version
if errorlevel 1 goto failed
type "%HERE%text\installed.txt"
pause
exit /b 0

:no_python
type "%HERE%text\no-python.txt"
pause
exit /b 2

:failed
type "%HERE%text\failed.txt"
pause
exit /b 2

:try
if defined PYTHON exit /b 0
%* "%HERE%suits.py" >nul 2>nul
if not errorlevel 1 set "PYTHON=%*"
exit /b 0
