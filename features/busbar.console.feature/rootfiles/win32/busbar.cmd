@echo off
rem Starts Busbar with BUSBAR_JAVA_HOME, a jre\ beside this script, JAVA_HOME, or java on the PATH (21 or newer).
set "JAVA=javaw"
if exist "%JAVA_HOME%\bin\javaw.exe" set "JAVA=%JAVA_HOME%\bin\javaw.exe"
if exist "%~dp0jre\bin\javaw.exe" set "JAVA=%~dp0jre\bin\javaw.exe"
if exist "%BUSBAR_JAVA_HOME%\bin\javaw.exe" set "JAVA=%BUSBAR_JAVA_HOME%\bin\javaw.exe"
for %%L in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%L"
start "" "%JAVA%" -Xms64m -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Dlogback.configurationFile="%~dp0logback.xml" -Dosgi.instance.area.default=@user.home/.busbar/workspace -Dosgi.configuration.area=@user.home/.busbar/configuration -Dosgi.configuration.cascaded=true -jar "%LAUNCHER%" %*
